local async = require("async")
local function limited(outer, inner)
  return select(2, pcall(async.timeout, outer, function()
    return select(2, pcall(async.timeout, inner, async.sleep, 60)).message
  end))
end
print(limited(60, 0.01))
print(limited(0.01, 60))
-- expect: the function did not return within 0.01 s
-- expect: the function did not return within 0.01 s
print(pcall(async.timeout, 0.01, function()
  pcall(async.sleep, 60)
  print("never")
end))
-- expect: false	the function did not return within 0.01 s
print(async.timeout(0, function(...) return select("#", ...), ... end, nil, "at once", nil))
-- expect: 3	nil	at once	nil
