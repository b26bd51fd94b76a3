math.randomseed(42)
local a, b = math.random(1000), math.random(1000)
math.randomseed(42)
print(a == math.random(1000), b == math.random(1000))
-- expect: true	true
