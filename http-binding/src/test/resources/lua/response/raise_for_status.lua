local http = require("http")
local ok, err = pcall(function() http.get(BASE .. "/status/503"):raise_for_status() end)
print(ok, err.kind, err.status, err:is("response"), err.response:status_code())
-- expect: false	status	503	true	503
print((tostring(err):gsub(BASE, "")))
-- expect: status 503 Status 503 from /status/503
print(http.get(BASE .. "/echo"):raise_for_status():status_code())
-- expect: 200
