print(math.max(1, 3, 2), math.min(3, 1, 2), math.max("10", 9))
print(pcall(function() math.max() end))
print(pcall(function() math.min(1, {}) end))
-- expect: 3	1	10
-- expect: false	max_and_min_need_a_number.lua:2: bad argument #1 to 'max' (number expected, got no value)
-- expect: false	max_and_min_need_a_number.lua:3: bad argument #2 to 'min' (number expected, got table)
