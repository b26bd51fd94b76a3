local http = require("http")
local echo = http.request("POST", BASE .. "/echo", { json = { a = 1 } }):execute():json()
print(echo.method, echo.body, echo.headers["content-type"])
-- expect: POST	{"a":1}	application/json
