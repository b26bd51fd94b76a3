print(bit32.extract(0xabcd, 4, 4), bit32.extract(0xffffffff, 0, 32), bit32.replace(0, 0xff, 4, 4))
print(pcall(function() bit32.extract(1, 32) end))
print(pcall(function() bit32.extract(1, -1) end))
print(pcall(function() bit32.extract(1, 0, 0) end))
print(pcall(function() bit32.replace(1, 2) end))
-- expect: 12	4294967295	240
-- expect: false	fields_are_checked.lua:2: trying to access non-existent bits
-- expect: false	fields_are_checked.lua:3: bad argument #2 to 'extract' (field cannot be negative)
-- expect: false	fields_are_checked.lua:4: bad argument #3 to 'extract' (width must be positive)
-- expect: false	fields_are_checked.lua:5: bad argument #3 to 'replace' (number expected, got no value)
