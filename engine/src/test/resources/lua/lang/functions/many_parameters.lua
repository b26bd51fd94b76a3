local function f(a, b, c, d, e, g) return a, b, c, d, e, g end
print(f(1, 2, 3, 4, 5, 6, 7))
print(f(1))
local function v(a, b, ...) return b, ... end
print(v(1, 2, 3, 4))
print((f(1, 2, 3, 4)))

-- expect: 1	2	3	4	5	6
-- expect: 1	nil	nil	nil	nil	nil
-- expect: 2	3	4
-- expect: 1
