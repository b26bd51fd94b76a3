print(pcall(function() os.date("%Q") end))
print(pcall(function() os.date("%Ez") end))
print(os.date("!%Ey %Od", 0))
-- expect: false	date_refuses_unknown_conversions.lua:1: bad argument #1 to 'date' (invalid conversion specifier '%Q')
-- expect: false	date_refuses_unknown_conversions.lua:2: bad argument #1 to 'date' (invalid conversion specifier '%Ez')
-- expect: 70 01
