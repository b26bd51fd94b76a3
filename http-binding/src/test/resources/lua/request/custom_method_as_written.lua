local http = require("http")
local request = http.request(BASE .. "/echo"):set_method("Purge")
print(request:execute():json().method, request:set_method("put"):execute():json().method)
-- expect: Purge	PUT
