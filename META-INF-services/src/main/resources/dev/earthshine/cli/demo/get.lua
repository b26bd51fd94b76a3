-- A request is a GET unless it says otherwise.
local http = require("http")

local response = http.request(BASE .. "/"):execute()
print(response:status_code())
print(response:headers()["content-type"])
print(response:remote_address())
print(response:body():text())
