local t, i = {}, 1
i, t[i] = i + 1, "at one"
print(i, t[1], t[2])
local a, b, c = (function() return 1, 2 end)()
print(a, b, c)
a, b = b, a
print(a, b)
local x, y = 1
print(x, y)
local log = {}
local function key(k) log[#log + 1] = k return k end
t[key "a"], t[key "b"] = key "c", key "d"
print(table.concat(log))
local p, q, r = 0, (function() return 1, 2, 3 end)(), 5
print(p, q, r)

-- expect: 2	at one	nil
-- expect: 1	2	nil
-- expect: 2	1
-- expect: 1	nil
-- expect: abcd
-- expect: 0	1	5
