print(xpcall(function() error({}) end, type))
print(xpcall(function() error() end, type))
print(xpcall(function() error("text", 0) end, function(m) return m .. "!" end))
print(xpcall(string.rep, function(m) return "handled" end))
-- expect: false	table
-- expect: false	nil
-- expect: false	text!
-- expect: false	handled
