print(pcall(function() error(42) end))
print(pcall(function() error(2.5, 0) end))
print(type(select(2, pcall(function() error(1, 1) end))))
print(pcall(function() assert(nil, 5) end))
-- expect: false	a_number_is_a_message.lua:1: 42
-- expect: false	2.5
-- expect: string
-- expect: false	a_number_is_a_message.lua:4: 5
