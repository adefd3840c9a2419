/* test-chooser.c: answers where a person is asked for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-chooser.h"

G_DEFINE_FINAL_TYPE (TestChooser, test_chooser, DESK_TYPE_FILE_CHOOSER)

static void
test_chooser_choose (DeskFileChooser *chooser,
                     GtkWindow *parent,
                     const DeskFileQuestion *question,
                     GTask *task)
{
  TestChooser *self = TEST_CHOOSER (chooser);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (parent)));
  g_assert_nonnull (question->title);
  g_free (self->suggested_name);
  self->suggested_name = g_strdup (question->suggested_name);
  if (self->file != NULL)
    g_task_return_pointer (task, g_object_ref (self->file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
  g_object_unref (task);
}

static void
test_chooser_finalize (GObject *object)
{
  g_clear_object (&TEST_CHOOSER (object)->file);
  g_free (TEST_CHOOSER (object)->suggested_name);
  G_OBJECT_CLASS (test_chooser_parent_class)->finalize (object);
}

static void
test_chooser_class_init (TestChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_chooser_finalize;
  DESK_FILE_CHOOSER_CLASS (klass)->choose = test_chooser_choose;
}

static void
test_chooser_init (TestChooser *self)
{
}
