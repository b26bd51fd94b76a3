local http = require("http")
local function descend(depth)
  local reached = depth
  http.request(BASE .. "/status/200"):execute_task(function()
    if depth < 100 then reached = descend(depth + 1) end
  end):await()
  return reached
end
print(descend(1))
-- expect: 100
