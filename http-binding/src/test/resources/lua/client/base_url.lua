local http = require("http")
local client = http.client{ base_url = BASE .. "/echo", headers = { ["X-Team"] = "moon" }, timeout = 30 }
local r = client:post("functions/42", { json = { a = 1 } })
print(r:json().method, r:json().target, r:json().headers["x-team"])
-- expect: POST	/echo/functions/42	moon
print(client:get("/functions"):json().target, client:get(""):json().target)
-- expect: /echo/functions	/echo
print(r:request():url() == BASE .. "/echo/functions/42")
-- expect: true
