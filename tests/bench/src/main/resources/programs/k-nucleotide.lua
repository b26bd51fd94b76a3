-- Short strings as table keys: how often each piece of one to eight letters occurs in a random genome.
local seed = 42
local letters = {}
for i = 1, 150000 do
  seed = (seed * 3877 + 29573) % 139968
  local r = seed / 139968
  letters[i] = r < 0.30 and "A" or r < 0.50 and "C" or r < 0.70 and "G" or "T"
end
local genome = table.concat(letters)

local function frequencies(length)
  local counts = {}
  for i = 1, #genome - length + 1 do
    local piece = genome:sub(i, i + length - 1)
    counts[piece] = (counts[piece] or 0) + 1
  end
  return counts
end

local out = {}
for _, length in ipairs({ 1, 2, 3, 4, 6, 8 }) do
  local ranked = {}
  for piece, count in pairs(frequencies(length)) do
    ranked[#ranked + 1] = { piece = piece, count = count }
  end
  table.sort(ranked, function(x, y)
    if x.count ~= y.count then
      return x.count > y.count
    end
    return x.piece < y.piece
  end)
  out[#out + 1] = ranked[1].piece .. ":" .. ranked[1].count .. "/" .. #ranked
end
print("nucleotides", table.concat(out, " "))
