print(io.stdout:close())
print(io.output() == io.stdout, io.stderr:write("") == io.stderr, io.stdout:flush())
-- expect: nil	cannot close standard file
-- expect: true	true	true
