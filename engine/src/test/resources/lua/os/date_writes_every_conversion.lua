local at = 86400 * 200 + 3600 * 15 + 62
print(os.date("!%Y-%m-%d %H:%M:%S", at))
print(os.date("!%a %A %b %B %h|%c|%x|%X|%p %r|%R %T|%D %F", at))
print(os.date("!%C %d %e %g %G %I %j %u %U %V %w %W %y %z %%|%n|%t|", at))
-- expect: 1970-07-20 15:01:02
-- expect: Mon Monday Jul July Jul|Mon Jul 20 15:01:02 1970|07/20/70|15:01:02|PM 03:01:02 PM|15:01 15:01:02|07/20/70 1970-07-20
-- expect: 19 20 20 70 1970 03 201 1 29 30 1 29 70 +0000 %|
-- expect: |	|
