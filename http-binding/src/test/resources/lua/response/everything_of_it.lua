local http = require("http")
local r = http.get(BASE .. "/headers")
print(r:status_code(), r:ok(), r:reason(), r:http_version())
-- expect: 200	true	Quite Fine	HTTP/1.1
print(r:remote_address():match("^127%.0%.0%.1:%d+$") ~= nil, r:url() == BASE .. "/headers")
-- expect: true	true
print(r:request():url() == r:url(), r:elapsed() > 0, #r:body() == #r:body():string())
-- expect: true	true	true
print(r:text(), table.concat(r:bytes(), " "), table.concat(r:header_list("set-cookie"), "|"))
-- expect: ok	111 107	a=1|b=2; Path=/
print(http.status_codes.NOT_FOUND, http.get(BASE .. "/status/404"):ok())
-- expect: 404	false
