local http = require("http")
local echo = http.request(BASE .. "/echo?a=1"):execute():json()
print(echo.method, echo.target, echo.body == "")
-- expect: GET	/echo?a=1	true
