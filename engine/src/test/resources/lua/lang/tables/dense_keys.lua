-- Whole-numbered keys that come in any order are the same table.
local backwards = {}
for i = 40, 1, -1 do
  backwards[i] = i * 2
end
print(#backwards, backwards[1], backwards[40], backwards[41])
local gaps = {}
for i = 2, 60, 2 do
  gaps[i] = i
end
for i = 3, 61, 2 do
  gaps[i] = -i
end
local count, sum = 0, 0
for key, value in pairs(gaps) do
  count, sum = count + 1, sum + key + value
end
print(count, sum, gaps[1], gaps[2], gaps[61])
gaps[1] = "one"
print(#gaps, gaps[1])
for i = 61, 1, -1 do
  gaps[i] = nil
end
print(#gaps, next(gaps))
local mixed = { name = "m", [1.0] = "a", [2] = "b", [-1] = "c", [0.5] = "d" }
for i = 3, 20 do
  mixed[i - 0.0] = i
end
count = 0
for _ in pairs(mixed) do
  count = count + 1
end
print(#mixed, count, mixed[-1], mixed[0.5], mixed[1], mixed[20])
local i, j = 1, 2
mixed[i], mixed[j] = mixed[j], mixed[i]
print(mixed[1], mixed[2], mixed[i + j], mixed[i + 0.5])
-- expect: 40	2	80	nil
-- expect: 60	1860	nil	2	-61
-- expect: 61	one
-- expect: 0	nil
-- expect: 20	23	c	d	a	20
-- expect: b	a	3	nil
