local http = require("http")
local request = http.request("POST", BASE .. "/echo", {})
  :set_form("a", "1"):set_form({ b = "2 3" }):set_forms({ c = "ü" })
local echo = request:execute():json()
print(echo.body, echo.headers["content-type"])
-- expect: a=1&b=2+3&c=%C3%BC	application/x-www-form-urlencoded
