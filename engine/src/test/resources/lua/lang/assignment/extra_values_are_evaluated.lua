local n = 0
local function tick() n = n + 1 return n end
local a = tick(), tick(), tick()
print(a, n)
a, b = tick()
print(a, b)

-- expect: 1	3
-- expect: 4	nil
