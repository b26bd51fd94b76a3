local http = require("http")
local echo = http.post(BASE .. "/echo",
  { headers = { ["content-type"] = "application/vnd.api+json" }, json = { a = 1 } }):json()
print(echo.headers["content-type"])
-- expect: application/vnd.api+json
