local http = require("http")
local function sent(send) return send:json().headers.authorization end
local client = http.client{ base_url = BASE, auth = { bearer = "client" }, headers = { ["X-A"] = "1" } }
print(sent(client:get("/echo")), sent(client:get("/echo", { auth = { bearer = "own" } })))
-- expect: Bearer client	Bearer own
print(sent(client:get("/echo", { headers = { authorization = "Own header" } })))
-- expect: Own header
print(sent(client:get("/echo", { headers = { authorization = "Own header" }, auth = { bearer = "own" } })))
-- expect: Bearer own
print(sent(client:get("/echo", { auth = false })))
-- expect: nil
local request = http.request(BASE .. "/echo"):set_auth("aladdin", "opensesame")
print(sent(request:execute()))
-- expect: Basic YWxhZGRpbjpvcGVuc2VzYW1l
