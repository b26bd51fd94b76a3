local t = {}
t.b = 1 t[1] = 1 t.b = nil t[2] = 1 t[3] = 1
print(#t, t.b, t[1], t[2], t[3])
local seed = 1
local function random(n) seed = seed * 16807 % 2147483647 return seed % n end
local keys = {"a", "b", "c", 1, 2, 3, 4, 5, 1.5, true, -1, 2^53}
for round = 1, 200 do
  local table, model = {}, {}
  for step = 1, 60 do
    local i = random(#keys) + 1
    local value = random(3) > 0 and step or nil
    table[keys[i]], model[i] = value, value or false
  end
  for i, key in ipairs(keys) do
    if table[key] ~= (model[i] or nil) then print("differs", round, key) end
  end
  local count = 0
  for key, value in pairs(table) do count = count + 1 end
  for i = 1, #keys do if model[i] then count = count - 1 end end
  if count ~= 0 then print("pairs differs", round) end
end
print("done")
-- expect: 3	nil	1	1	1
-- expect: done
