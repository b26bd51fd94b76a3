-- Arrays and hashes: fill, insert, remove, sort with and without a comparison function, pairs and ipairs.
local seed = 7
local function random()
  seed = (seed * 3877 + 29573) % 139968
  return seed
end

local numbers = {}
for i = 1, 200000 do
  numbers[i] = random() * 3 + i % 3
end
local sorted = {}
for i, v in ipairs(numbers) do
  sorted[i] = v
end
table.sort(sorted)
local records = {}
for i = 1, 60000 do
  records[#records + 1] = { key = numbers[i], id = i }
end
table.sort(records, function(a, b)
  if a.key ~= b.key then
    return a.key > b.key
  end
  return a.id < b.id
end)

local counts = {}
for i = 1, #numbers do
  local bucket = numbers[i] % 5003
  counts[bucket] = (counts[bucket] or 0) + 1
end
local distinct, most = 0, 0
for _, count in pairs(counts) do
  distinct = distinct + 1
  if count > most then
    most = count
  end
end

local queue, moved = {}, 0
for round = 1, 1000 do
  for i = 1, 40 do
    table.insert(queue, i % 2 == 0 and 1 or #queue + 1, round * i)
  end
  for _ = 1, 38 do
    moved = moved + table.remove(queue, 1) % 97
  end
end
local names = {}
for i = 1, 60000 do
  names[i] = "name" .. numbers[i]
end
table.sort(names)
print("tables", sorted[1], sorted[100000], records[1].id, records[60000].id, distinct, most, moved, #queue, names[777])
