-- A file, streamed from disk as multipart/form-data.
local http = require("http")

local response = http.request(BASE .. "/upload")
  :set_method("POST")
  :set_file(FILE)
  :execute()
print(response:status_code(), response:body():text())
