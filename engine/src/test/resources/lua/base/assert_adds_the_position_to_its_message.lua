print(select("#", assert(1, nil, 3)))
print(pcall(function() assert(false, "no luck") end))
print(pcall(function() assert(nil) end))
-- expect: 3
-- expect: false	assert_adds_the_position_to_its_message.lua:2: no luck
-- expect: false	assert_adds_the_position_to_its_message.lua:3: assertion failed!
