local info = debug.getinfo(print)
print(info.what, info.currentline, info.func == print, info.short_src)
info = debug.getinfo(function(a, b) end)
print(info.what, info.short_src, info.nparams, info.isvararg)
print(debug.getinfo(function(...) end, "u").isvararg, debug.getinfo(1, "l").currentline, debug.getinfo(1000))
print(pcall(function() debug.getinfo(print, "X") end))
-- expect: C	-1	true	[C]
-- expect: Lua	getinfo_tells_what_a_function_is.lua	2	false
-- expect: true	5	nil
-- expect: false	getinfo_tells_what_a_function_is.lua:6: bad argument #2 to 'getinfo' (invalid option)
