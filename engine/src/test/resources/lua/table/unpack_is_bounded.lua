print(pcall(function() local x = table.unpack({}, 1, 1e7) end))
print(pcall(function() local x = table.unpack({}, -1e9, 1e9) end))
-- expect: false	unpack_is_bounded.lua:1: too many results to unpack
-- expect: false	unpack_is_bounded.lua:2: too many results to unpack
