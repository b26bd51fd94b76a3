print(collectgarbage(), collectgarbage("collect"), collectgarbage("stop"))
print(collectgarbage("isrunning"), collectgarbage("restart"), collectgarbage("isrunning"))
print(collectgarbage("setpause", 150), collectgarbage("setpause", 200), collectgarbage("setstepmul"))
print(collectgarbage("generational"), collectgarbage("incremental"), type(collectgarbage("count")))
print(pcall(function() collectgarbage("what") end))
-- expect: 0	0	0
-- expect: false	0	true
-- expect: 200	150	200
-- expect: 0	0	number
-- expect: false	collectgarbage_answers_all_options.lua:5: bad argument #1 to 'collectgarbage' (invalid option 'what')
