print(xpcall(function() error({}) end, type))
print(xpcall(function() error() end, type))
print(xpcall(error, function(e) return e .. "!" end, "x"))
print(xpcall(load("error({})", "c", "t", {error = error}), type))
print(xpcall(string.rep, function(e) return (e:gsub("'string%.rep'", "'rep'")) end))
print(xpcall(function() local x = nil; x() end, function(e) return {e} and #e > 0 end))
-- expect: false	table
-- expect: false	nil
-- expect: false	x!
-- expect: false	table
-- expect: false	bad argument #1 to 'rep' (string expected, got no value)
-- expect: false	true
