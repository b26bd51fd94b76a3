local function three() return 1, 2, 3 end
print(#{three()}, #{three(), 1}, #{(three())}, #{1, nil, 3}, #{n = 1})
local t = {1, 2, x = 3, [10] = 4, ["y z"] = 5, 6; 7}
print(t[1], t[3], t[4], t.x, t[10], t["y z"])
t = {[1] = "explicit", "positional"} print(t[1])
t = {{1, {2}}, {3}} print(t[1][2][1], #t)
t = {f = function(self) return self end} print(t.f(5))
print(#{nil, nil, 3}, #{three(), three()})

-- expect: 3	2	1	3	0
-- expect: 1	6	7	3	4	5
-- expect: positional
-- expect: 2	2
-- expect: 5
-- expect: 3	4
