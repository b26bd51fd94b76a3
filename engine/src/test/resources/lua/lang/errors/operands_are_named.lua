local function try(f) print(select(2, pcall(f))) end
local upvalue
try(function() local x; x.y = 1 end)
try(function() return globalname.y end)
try(function() local t = {} return t.y.z end)
try(function() local t = {} return t[1][2] end)
try(function() return upvalue.x end)
try(function() upvalue() end)
try(function() globalname() end)
try(function() local t = {} t.foo() end)
try(function() local t = {} t:foo() end)
try(function() local x = 5 x() end)
try(function() return 1 + nil end)
try(function() local x return 1 + x end)
try(function() local t = {} return t.x * 2 end)
try(function() return "abc" + 1 end)
try(function() return {} .. "x" end)
try(function() local t = {} return "x" .. t.y .. "z" end)
try(function() local x return #x end)
try(function() return -{} end)
try(function() return 1 < "2" end)
try(function() return {} < {} end)
try(function() return nil <= 1 end)
try(function() for i = 1, "x" do end end)
try(function() for i = 1, 2, {} do end end)
try(function() for i in 5 do end end)
try(function() local t = {} t[nil] = 1 end)
try(function() local t = {} t[0/0] = 1 end)

-- expect: operands_are_named.lua:3: attempt to index local 'x' (a nil value)
-- expect: operands_are_named.lua:4: attempt to index global 'globalname' (a nil value)
-- expect: operands_are_named.lua:5: attempt to index field 'y' (a nil value)
-- expect: operands_are_named.lua:6: attempt to index field '?' (a nil value)
-- expect: operands_are_named.lua:7: attempt to index upvalue 'upvalue' (a nil value)
-- expect: operands_are_named.lua:8: attempt to call upvalue 'upvalue' (a nil value)
-- expect: operands_are_named.lua:9: attempt to call global 'globalname' (a nil value)
-- expect: operands_are_named.lua:10: attempt to call field 'foo' (a nil value)
-- expect: operands_are_named.lua:11: attempt to call method 'foo' (a nil value)
-- expect: operands_are_named.lua:12: attempt to call local 'x' (a number value)
-- expect: operands_are_named.lua:13: attempt to perform arithmetic on a nil value
-- expect: operands_are_named.lua:14: attempt to perform arithmetic on local 'x' (a nil value)
-- expect: operands_are_named.lua:15: attempt to perform arithmetic on field 'x' (a nil value)
-- expect: operands_are_named.lua:16: attempt to perform arithmetic on a string value
-- expect: operands_are_named.lua:17: attempt to concatenate a table value
-- expect: operands_are_named.lua:18: attempt to concatenate field 'y' (a nil value)
-- expect: operands_are_named.lua:19: attempt to get length of local 'x' (a nil value)
-- expect: operands_are_named.lua:20: attempt to perform arithmetic on a table value
-- expect: operands_are_named.lua:21: attempt to compare number with string
-- expect: operands_are_named.lua:22: attempt to compare two table values
-- expect: operands_are_named.lua:23: attempt to compare nil with number
-- expect: operands_are_named.lua:24: 'for' limit must be a number
-- expect: operands_are_named.lua:25: 'for' step must be a number
-- expect: operands_are_named.lua:26: attempt to call a number value
-- expect: operands_are_named.lua:27: table index is nil
-- expect: operands_are_named.lua:28: table index is NaN
