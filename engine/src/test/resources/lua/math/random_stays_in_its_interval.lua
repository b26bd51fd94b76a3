for i = 1, 200 do
  local a, b, c = math.random(), math.random(6), math.random(-3, 3)
  assert(a >= 0 and a < 1)
  assert(b >= 1 and b <= 6 and b % 1 == 0)
  assert(c >= -3 and c <= 3 and c % 1 == 0)
end
local big = math.random(2^40)
print(big >= 1 and big <= 2^40, math.random(5, 5))
print(pcall(function() math.random(0) end))
print(pcall(function() math.random(2, 1) end))
print(pcall(function() math.random(1, 2, 3) end))
-- expect: true	5
-- expect: false	random_stays_in_its_interval.lua:9: bad argument #1 to 'random' (interval is empty)
-- expect: false	random_stays_in_its_interval.lua:10: bad argument #2 to 'random' (interval is empty)
-- expect: false	random_stays_in_its_interval.lua:11: wrong number of arguments
