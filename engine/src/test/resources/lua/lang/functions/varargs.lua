local function count(...) return select("#", ...), ... end
print(count(1, nil, 3))
print((count(1, 2)))
local function pass(...) local a, b = ... return a, b, {...} end
local a, b, t = pass(1, nil, 3, nil)
print(a, b, t[3], #{count()})

-- expect: 3	1	nil	3
-- expect: 2
-- expect: 1	nil	3	1
