local http = require("http")
local echo = http.request("POST", BASE .. "/echo", {})
  :set_json({ a = 1 }):set_form("k", "v"):set_body("plain"):execute():json()
print(echo.body, echo.headers["content-type"])
-- expect: plain	text/plain; charset=utf-8
