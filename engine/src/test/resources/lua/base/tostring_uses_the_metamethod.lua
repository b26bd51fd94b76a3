local t = setmetatable({}, { __tostring = function() return "I am t" end })
print(t, tostring(t))
print(tostring(nil), tostring(true), tostring("x"))
print((tostring({}):gsub("0x%x+", "ADDRESS")), (tostring(print):gsub("0x%x+", "ADDRESS")))
-- expect: I am t	I am t
-- expect: nil	true	x
-- expect: table: ADDRESS	function: ADDRESS
