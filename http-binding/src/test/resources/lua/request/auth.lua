local http = require("http")
local function sent(auth) return http.get(BASE .. "/echo", { auth = auth }):json().headers.authorization end
print(sent({ "aladdin", "opensesame" }))
-- expect: Basic YWxhZGRpbjpvcGVuc2VzYW1l
print(sent({ bearer = "t-1" }))
-- expect: Bearer t-1
