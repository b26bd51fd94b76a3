local http = require("http")
local client = http.client{ base_url = BASE, headers = { ["X-A"] = "default", ["X-B"] = "default" }, params = { k = "1" } }
local echo = client:get("/echo", { headers = { ["x-a"] = "own", ["x-b"] = false }, params = { q = "2" } }):json()
print(echo.headers["x-a"], echo.headers["x-b"], echo.target)
-- expect: own	nil	/echo?k=1&q=2
local sent = client:send(http.request{ url = "/echo" })
print(sent:json().headers["x-a"])
-- expect: default
