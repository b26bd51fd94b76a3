local async = require("async")
local function after(pause, value)
  return function()
    async.sleep(pause)
    if value == "bad" then error("went wrong", 0) end
    return value, "dropped"
  end
end
local all = async.gather({ after(0.03, "a"), after(0.01, "bad"), async.spawn(after(0.02, "c")) })
print(#all, all[1], all[2], all[3])
print(type(all[2]), all[2].kind, all[2].value)
print(table.unpack(async.gather(after(0.01, 1), after(0, 2))))
print(#async.gather({}), #async.gather())
-- expect: 3	a	went wrong	c
-- expect: table	error	went wrong
-- expect: 1	2
-- expect: 0	0
