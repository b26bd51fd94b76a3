print(string.char(72, 105), #string.char(), #string.char(0, 255))
print(pcall(function() string.char(256) end))
print(pcall(function() string.char(-1) end))
-- expect: Hi	0	2
-- expect: false	char_refuses_what_is_no_byte.lua:2: bad argument #1 to 'char' (value out of range)
-- expect: false	char_refuses_what_is_no_byte.lua:3: bad argument #1 to 'char' (value out of range)
