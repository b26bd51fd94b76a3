local async = require("async")
local function unshowable()
  return setmetatable({}, { __tostring = function() error("x") end })
end
local raised = unshowable()
local all = async.gather{
  function() error(raised) end,
  function() async.sleep(0.001) return "other" end,
}
print(all[1], rawequal(all[1].value, raised), all[2])
-- expect: an error value of type table whose __tostring fails	true	other
local silent = setmetatable({ code = 1 }, { __tostring = function() end })
print(async.gather{ function() error(silent) end }[1])
-- expect: {code = 1}
print(async.gather{ function() error({ code = 1, message = "gone" }) end }[1])
-- expect: gone
print(async.gather{ function() error(7, 0) end }[1], async.gather{ function() error(true) end }[1])
-- expect: 7	true
