local t = {}
for i = 1, 100 do t["k" .. i] = i t[i] = i end
local n = 0
for k, v in pairs(t) do t[k] = nil n = n + 1 end
print(n, next(t))
for i = 1, 10 do t[i] = i end
for k, v in pairs(t) do t[k] = v * 2 end
print(t[1], t[10])

-- expect: 200	nil
-- expect: 2	20
