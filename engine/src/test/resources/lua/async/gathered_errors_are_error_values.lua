local async = require("async")
local all = async.gather{
  function() error("boom", 0) end,
  function() error({ code = 1 }) end,
  function() error(setmetatable({}, { __tostring = function() return "shown" end })) end,
  function() error() end,
  function() return "boom" end,
  function() return { code = 1 } end,
  function() return pcall(error, "boom") end,
  function() return select(2, pcall(async.timeout, 0, async.sleep, 1)) end,
}
for i, entry in ipairs(all) do print(i, async.is_error(entry), entry) if i == 5 then break end end
-- expect: 1	true	boom
-- expect: 2	true	{code = 1}
-- expect: 3	true	shown
-- expect: 4	true	nil
-- expect: 5	false	boom
print(async.is_error(all[6]), all[7], all[8].kind, async.is_error(all[8]), async.is_error(nil))
-- expect: false	false	timeout	true	false
print(all[1].kind, all[1]:is("error"), all[1].value, all[2].value.code, all[4].value)
-- expect: error	true	boom	1	nil
print(pcall(all[1].is, all[1], "timeuot"))
-- expect: false	bad argument #2 to 'is' (no kind of error is called 'timeuot'; did you mean 'timeout'?)
