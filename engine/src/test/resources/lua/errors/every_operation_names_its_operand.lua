local up, nothing = {}, nil
glob, globtable = nil, {x = {}}
local function try(f, ...) print(select(2, pcall(f, ...))) end
-- arithmetic
try(function() local a return a + 1 end)
try(function() local a = {} return 1 - a end)
try(function() return glob * 2 end)
try(function() return 2 / globtable.y end)
try(function() return globtable.x.y.z end)
try(function() return up % 2 end)
try(function() return nothing ^ 2 end)
try(function() return -up end)
try(function() return -"x" end)
try(function() return -{} end)
try(function() return 1 + "a" end)
try(function() local s = "x" return s + 1 end)
try(function(p) return p + 1 end)
try(function() return up.field + 1 end)
try(function() return up[1] + 1 end)
try(function() return up[nothing] + 1 end)
try(function() local k = "key" return up[k] + 1 end)
try(function() return (up.a or up.b) + 1 end)
try(function() return up.f() + 1 end)
try(function() return ("x"):len() + nil end)
-- concatenation
try(function() local a = {} return "x" .. a end)
try(function() local a return a .. "x" end)
try(function() return glob .. "x" end)
try(function() return 1 .. nothing end)
try(function() return up.x .. "a" .. "b" end)
try(function() return "a" .. "b" .. up.x end)
try(function() return "a" .. {} .. "b" end)
try(function() return "a" .. true end)
-- index
try(function() local a return a.b end)
try(function() local a return a[1] end)
try(function() return glob.x end)
try(function() return globtable.y.z end)
try(function() return nothing.x end)
try(function() return up.x.y end)
try(function() return (1).x end)
try(function() return ("x").y.z end)
try(function() return up.f.g.h end)
try(function() return nothing[nothing] end)
try(function() local a a.b = 1 end)
try(function() glob.b = 1 end)
try(function() nothing[1] = 1 end)
try(function() up.x.y = 1 end)
try(function() up[nil] = 1 end)
try(function() up[0 / 0] = 1 end)
try(function() return #nothing end)
try(function() local n = 5 return #n end)
try(function() return #glob end)
try(function() return #up.x end)
try(function() for i in up.x do end end)
try(function() for i in nil do end end)
try(function() for i in 5 do end end)
-- call
try(function() local a a() end)
try(function() glob() end)
try(function() globtable.y() end)
try(function() globtable:y() end)
try(function() nothing() end)
try(function() up.x.y() end)
try(function() up.x:y() end)
try(function() nothing:y() end)
try(function() ("x"):nomethod() end)
try(function() ("x")() end)
try(function() (5)() end)
try(function() up[1]() end)
try(function() up() end)
try(function() return glob() end)
try(function() return up:m() end)
try(function() return (function() end)()() end)
try(function() local t = {} t[1][2] = 3 end)
-- comparison
try(function() return 1 < "2" end)
try(function() return {} < {} end)
try(function() return nil < 1 end)
try(function() return up <= 1 end)
try(function() return "a" >= 1 end)
try(function() return print > print end)
try(function() return true < false end)
-- loops
try(function() for i = "x", 2 do end end)
try(function() for i = 1, {} do end end)
try(function() for i = 1, 2, nothing do end end)
try(function() for i = 1, 2, "a" do end end)
try(function() for i = 1, 2, 0 do return "stops" end return "no turn" end)

-- expect: every_operation_names_its_operand.lua:5: attempt to perform arithmetic on local 'a' (a nil value)
-- expect: every_operation_names_its_operand.lua:6: attempt to perform arithmetic on local 'a' (a table value)
-- expect: every_operation_names_its_operand.lua:7: attempt to perform arithmetic on global 'glob' (a nil value)
-- expect: every_operation_names_its_operand.lua:8: attempt to perform arithmetic on field 'y' (a nil value)
-- expect: every_operation_names_its_operand.lua:9: attempt to index field 'y' (a nil value)
-- expect: every_operation_names_its_operand.lua:10: attempt to perform arithmetic on upvalue 'up' (a table value)
-- expect: every_operation_names_its_operand.lua:11: attempt to perform arithmetic on upvalue 'nothing' (a nil value)
-- expect: every_operation_names_its_operand.lua:12: attempt to perform arithmetic on upvalue 'up' (a table value)
-- expect: every_operation_names_its_operand.lua:13: attempt to perform arithmetic on constant 'x' (a string value)
-- expect: every_operation_names_its_operand.lua:14: attempt to perform arithmetic on a table value
-- expect: every_operation_names_its_operand.lua:15: attempt to perform arithmetic on a string value
-- expect: every_operation_names_its_operand.lua:16: attempt to perform arithmetic on local 's' (a string value)
-- expect: every_operation_names_its_operand.lua:17: attempt to perform arithmetic on local 'p' (a nil value)
-- expect: every_operation_names_its_operand.lua:18: attempt to perform arithmetic on field 'field' (a nil value)
-- expect: every_operation_names_its_operand.lua:19: attempt to perform arithmetic on field '?' (a nil value)
-- expect: every_operation_names_its_operand.lua:20: attempt to perform arithmetic on field '?' (a nil value)
-- expect: every_operation_names_its_operand.lua:21: attempt to perform arithmetic on field '?' (a nil value)
-- expect: every_operation_names_its_operand.lua:22: attempt to perform arithmetic on a nil value
-- expect: every_operation_names_its_operand.lua:23: attempt to call field 'f' (a nil value)
-- expect: every_operation_names_its_operand.lua:24: attempt to perform arithmetic on a nil value
-- expect: every_operation_names_its_operand.lua:26: attempt to concatenate local 'a' (a table value)
-- expect: every_operation_names_its_operand.lua:27: attempt to concatenate local 'a' (a nil value)
-- expect: every_operation_names_its_operand.lua:28: attempt to concatenate global 'glob' (a nil value)
-- expect: every_operation_names_its_operand.lua:29: attempt to concatenate upvalue 'nothing' (a nil value)
-- expect: every_operation_names_its_operand.lua:30: attempt to concatenate field 'x' (a nil value)
-- expect: every_operation_names_its_operand.lua:31: attempt to concatenate field 'x' (a nil value)
-- expect: every_operation_names_its_operand.lua:32: attempt to concatenate a table value
-- expect: every_operation_names_its_operand.lua:33: attempt to concatenate a boolean value
-- expect: every_operation_names_its_operand.lua:35: attempt to index local 'a' (a nil value)
-- expect: every_operation_names_its_operand.lua:36: attempt to index local 'a' (a nil value)
-- expect: every_operation_names_its_operand.lua:37: attempt to index global 'glob' (a nil value)
-- expect: every_operation_names_its_operand.lua:38: attempt to index field 'y' (a nil value)
-- expect: every_operation_names_its_operand.lua:39: attempt to index upvalue 'nothing' (a nil value)
-- expect: every_operation_names_its_operand.lua:40: attempt to index field 'x' (a nil value)
-- expect: every_operation_names_its_operand.lua:41: attempt to index a number value
-- expect: every_operation_names_its_operand.lua:42: attempt to index field 'y' (a nil value)
-- expect: every_operation_names_its_operand.lua:43: attempt to index field 'f' (a nil value)
-- expect: every_operation_names_its_operand.lua:44: attempt to index upvalue 'nothing' (a nil value)
-- expect: every_operation_names_its_operand.lua:45: attempt to index local 'a' (a nil value)
-- expect: every_operation_names_its_operand.lua:46: attempt to index global 'glob' (a nil value)
-- expect: every_operation_names_its_operand.lua:47: attempt to index upvalue 'nothing' (a nil value)
-- expect: every_operation_names_its_operand.lua:48: attempt to index field 'x' (a nil value)
-- expect: every_operation_names_its_operand.lua:49: table index is nil
-- expect: every_operation_names_its_operand.lua:50: table index is NaN
-- expect: every_operation_names_its_operand.lua:51: attempt to get length of upvalue 'nothing' (a nil value)
-- expect: every_operation_names_its_operand.lua:52: attempt to get length of local 'n' (a number value)
-- expect: every_operation_names_its_operand.lua:53: attempt to get length of global 'glob' (a nil value)
-- expect: every_operation_names_its_operand.lua:54: attempt to get length of field 'x' (a nil value)
-- expect: every_operation_names_its_operand.lua:55: attempt to call a nil value
-- expect: every_operation_names_its_operand.lua:56: attempt to call a nil value
-- expect: every_operation_names_its_operand.lua:57: attempt to call a number value
-- expect: every_operation_names_its_operand.lua:59: attempt to call local 'a' (a nil value)
-- expect: every_operation_names_its_operand.lua:60: attempt to call global 'glob' (a nil value)
-- expect: every_operation_names_its_operand.lua:61: attempt to call field 'y' (a nil value)
-- expect: every_operation_names_its_operand.lua:62: attempt to call method 'y' (a nil value)
-- expect: every_operation_names_its_operand.lua:63: attempt to call upvalue 'nothing' (a nil value)
-- expect: every_operation_names_its_operand.lua:64: attempt to index field 'x' (a nil value)
-- expect: every_operation_names_its_operand.lua:65: attempt to index field 'x' (a nil value)
-- expect: every_operation_names_its_operand.lua:66: attempt to index upvalue 'nothing' (a nil value)
-- expect: every_operation_names_its_operand.lua:67: attempt to call method 'nomethod' (a nil value)
-- expect: every_operation_names_its_operand.lua:68: attempt to call constant 'x' (a string value)
-- expect: every_operation_names_its_operand.lua:69: attempt to call a number value
-- expect: every_operation_names_its_operand.lua:70: attempt to call field '?' (a nil value)
-- expect: every_operation_names_its_operand.lua:71: attempt to call upvalue 'up' (a table value)
-- expect: every_operation_names_its_operand.lua:72: attempt to call global 'glob' (a nil value)
-- expect: every_operation_names_its_operand.lua:73: attempt to call method 'm' (a nil value)
-- expect: every_operation_names_its_operand.lua:74: attempt to call a nil value
-- expect: every_operation_names_its_operand.lua:75: attempt to index field '?' (a nil value)
-- expect: every_operation_names_its_operand.lua:77: attempt to compare number with string
-- expect: every_operation_names_its_operand.lua:78: attempt to compare two table values
-- expect: every_operation_names_its_operand.lua:79: attempt to compare nil with number
-- expect: every_operation_names_its_operand.lua:80: attempt to compare table with number
-- expect: every_operation_names_its_operand.lua:81: attempt to compare number with string
-- expect: every_operation_names_its_operand.lua:82: attempt to compare two function values
-- expect: every_operation_names_its_operand.lua:83: attempt to compare two boolean values
-- expect: every_operation_names_its_operand.lua:85: 'for' initial value must be a number
-- expect: every_operation_names_its_operand.lua:86: 'for' limit must be a number
-- expect: every_operation_names_its_operand.lua:87: 'for' step must be a number
-- expect: every_operation_names_its_operand.lua:88: 'for' step must be a number
-- expect: no turn
