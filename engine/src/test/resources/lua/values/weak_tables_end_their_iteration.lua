local a = setmetatable({}, {__mode = "v"})
a[1], a[2], a[3] = {}, {}, {}
local n = 0
for k in pairs(a) do n = n + 1 if n > 3 then break end end
print(n <= 3)
local keys = setmetatable({}, {__mode = "k"})
local key = {}
keys[key] = 1 keys[1] = 2 keys.x = {}
n = 0
for k, v in pairs(keys) do n = n + 1 end
print(n, keys[key], keys[1])
keys[key] = nil
print(keys[key], next(keys) ~= nil)
local values = setmetatable({}, {__mode = "v"})
values.s = "text" values.n = 5 values.t = key
print(values.s, values.n, values.t == key)
print(#setmetatable({1, 2, 3}, {__mode = "v"}))
-- expect: true
-- expect: 3	1	2
-- expect: nil	true
-- expect: text	5	true
-- expect: 3
