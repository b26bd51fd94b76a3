local http = require("http")
local json = require("json")
local function sent(body)
  local echo = http.post(BASE .. "/echo", { body = body }):json()
  return echo.body, echo.headers["content-type"]
end
print(sent({ 72, 105 }))
-- expect: Hi	application/octet-stream
print(sent({ "a", { b = {} } }))
-- expect: ["a",{"b":{}}]	application/json
print(sent(json.array({ 1, 2 })))
-- expect: [1,2]	application/json
print(sent({}))
-- expect: {}	application/json
