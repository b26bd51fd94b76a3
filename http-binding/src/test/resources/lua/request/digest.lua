local http = require("http")
local client = http.client{ base_url = BASE, auth = { digest = { "user", "secret" } } }
print(client:get("/digest"):text())
-- expect: nc 00000001
print(client:get("/digest"):text())
-- expect: nc 00000002
print(http.get(BASE .. "/digest"):status_code())
-- expect: 401
print(select(2, pcall(http.request, { auth = { digest = "user" } })))
-- expect: auth must be {user, password}, {bearer=token} or {digest={user, password}}
local elsewhere = (BASE:gsub("127.0.0.1", "localhost")) .. "/redirect-to?url=" .. BASE .. "/digest"
print(http.get(elsewhere, { auth = { digest = { "user", "secret" } } }):status_code())
-- expect: 401
