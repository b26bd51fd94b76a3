-- Import
local http = require("http")

-- By default its always a GET request
local response = http.request("https://example.com/"):execute()
print(response:status_code())
print(response:headers())
print(response:remote_address())
print(response:body():text()) -- or response:body():json() for json content
